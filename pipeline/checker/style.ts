/** The look of the page: the Digital Agency's design system as far as plain CSS goes, on a screen of 1,024 pixels and on A4. */

/** Nothing but what stands here is loaded: no typeface, no picture. */
export const STYLE = `
:root { --ink: #1a1a1a; --soft: #595959; --line: #767676; --blue: #0017c1; --green: #115a36; --red: #b80000; --amber: #7a4b00; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 1rem/1.7 "Noto Sans JP", "Yu Gothic UI", "Yu Gothic", Meiryo, "Hiragino Sans", sans-serif; overflow-wrap: anywhere; }
main, header > div, footer > div { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
header { border-bottom: 4px solid var(--blue); padding: 1.25rem 0 1rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.4; }
header p { margin: .25rem 0 0; }
h2 { margin: 2rem 0 .75rem; font-size: 1.25rem; }
.about { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: .5rem 0 0; padding: 0; list-style: none; }
#drop { border: 2px dashed var(--line); border-radius: .75rem; padding: 1.5rem; background: #f8f8fb; }
#drop.over { border-color: var(--blue); background: #e8f1fe; }
#drop p { margin: 0; } #drop #choose-how { font-weight: bold; } #drop #choose-note { color: var(--soft); }
input[type="file"] { position: absolute; width: 1px; height: 1px; overflow: hidden; opacity: 0; }
label, button { display: inline-block; font: inherit; font-weight: bold; min-height: 3rem; padding: .5rem 1.25rem; color: var(--blue); background: #fff; border: 1px solid var(--blue); border-radius: .5rem; cursor: pointer; }
label { margin: .75rem 0; color: #fff; background: var(--blue); }
label:hover { background: #00118f; text-decoration: underline; } button:hover { background: #e8f1fe; text-decoration: underline; }
:focus-visible, input:focus-visible + label { outline: 4px solid #000; outline-offset: 2px; box-shadow: 0 0 0 2px #ffd43d; border-radius: .25rem; }
#state { min-height: 1.7rem; margin: .75rem 0; }
.verdict { margin: 0 0 2.5rem; border: 1px solid var(--line); border-left-width: .75rem; border-radius: .5rem; padding: 1rem 1.25rem; }
.ready, .look { border-left-color: var(--green); } .mend, .refused { border-left-color: var(--red); }
.headline { margin: .25rem 0; font-size: 1.5rem; line-height: 1.5; }
.ready .headline, .look .headline { color: var(--green); } .mend .headline, .refused .headline { color: var(--red); }
.file { margin: 0; color: var(--soft); } .next { margin: .25rem 0 1rem; }
.facts { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0 0 1rem; } .facts div { display: flex; gap: .5rem; } .facts dt { color: var(--soft); } .facts dd { margin: 0; font-weight: bold; }
.frame { overflow-x: auto; }
table { width: 100%; min-width: 56rem; border-collapse: collapse; font-size: .9375rem; line-height: 1.6; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
th, td { border: 1px solid #949494; padding: .4rem .6rem; text-align: left; vertical-align: top; white-space: pre-line; }
th { background: #f1f1f4; white-space: nowrap; }
th.severity { width: 5rem; } th.measure { width: 10rem; } th.place { width: 7.5rem; } th.there { width: 6.5rem; } th.asked { width: 13rem; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin-top: 1rem; }
footer { margin: 3rem 0 1.5rem; border-top: 1px solid #949494; padding-top: 1rem; color: var(--soft); }
footer p { margin: .25rem 0; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { font-size: 9.5pt; } h1 { font-size: 14pt; } .headline { font-size: 13pt; }
  #choose, #results-title, .actions, #state, footer { display: none; } .headline { outline: none !important; box-shadow: none !important; }
  main, header > div { max-width: none; padding: 0; } header { padding: 0 0 2mm; }
  .frame { overflow: visible; } table { min-width: 0; font-size: 9pt; } thead { display: table-header-group; } tr { break-inside: avoid; }
  .verdict { border-width: 0 0 0 2mm; padding: 0 0 0 4mm; }
}
`;
