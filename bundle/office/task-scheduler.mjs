/** Task Scheduler, with the rights of whoever registers the task: it runs while that person is logged on. */
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One task a person: registering again replaces it. */
export const TASK = "自己点検の取りまとめ";

/** `22:00`, also as `9:05` or with full-width digits. @returns {string | null} null when it is no time of day */
export function timeOfDay(/** @type {string} */ words) {
  const [, hour = "", minute = ""] = /^([01]?\d|2[0-3]):([0-5]\d)$/u.exec(words.normalize("NFKC").trim()) ?? [];
  return hour === "" ? null : `${hour.padStart(2, "0")}:${minute}`;
}

/**
 * The task as `schtasks /xml` takes it: there a command may be as long as it is, which in its own options may have 261 letters.
 *
 * @param {object} task
 * @param {string} task.time `22:00`
 * @param {string} task.program
 * @param {readonly string[]} task.args none with a quote or a `\` at its end
 * @param {string} task.folder that it starts in
 */
export function taskDescription({ time, program, args, folder }) {
  const words = args.map((arg) => `"${arg}"`).join(" ");
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>${TASK}</Description></RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T${time}:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT12H</ExecutionTimeLimit>
    <Enabled>true</Enabled>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${escape(program)}</Command>
      <Arguments>${escape(words)}</Arguments>
      <WorkingDirectory>${escape(folder)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`;
}

/**
 * @param {string} description
 * @param {string} folder that may be written to: the description lies there for a moment
 * @throws {Error} when Windows refuses it.
 */
export function registerTask(description, folder) {
  const path = join(folder, `定時実行-${String(process.pid)}.xml`);
  try {
    writeFileSync(path, `\uFEFF${description}`, "utf16le");
    execFileSync("schtasks", ["/create", "/tn", TASK, "/xml", path, "/f"], { stdio: "inherit" });
  } finally {
    rmSync(path, { force: true });
  }
}

/** @throws {Error} when there is none, or Windows refuses. */
export function removeTask() {
  execFileSync("schtasks", ["/delete", "/tn", TASK, "/f"], { stdio: "inherit" });
}

function escape(/** @type {string} */ text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
