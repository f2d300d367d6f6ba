/** The namespaces that our XML uses. */

/** Declares the prefixes `w` and `r`. */
export const WORD_NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** Prefix `c`. */
export const CHART_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart";
/** Prefix `a`. */
export const DRAWING_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main";
