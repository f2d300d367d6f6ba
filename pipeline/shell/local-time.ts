/** Times as people read them: those of the clock on the wall. What programs read stays ISO. */

/** `2027-03-31 22:00:05`, in the time zone of this computer; the text itself where it is no time. */
export function formatLocalTime(time: Date | string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return String(time);
  const two = (part: number): string => String(part).padStart(2, "0");
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join("-");
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":")}`;
}
