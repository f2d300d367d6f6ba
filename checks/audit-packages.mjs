/** Fails where a package has a known vulnerability that is high or critical; passes, and says so, where no registry answers. */
import { execFile } from "node:child_process";

/** npm tells its scripts where it is; started by itself, this finds it by its name, which Windows runs through a shell only. */
const npm = process.env.npm_execpath;
const words = ["audit", "--json", "--fetch-retries=0"];
const [command, args] = npm === undefined ? ["npm", words] : [process.execPath, [npm, ...words]];
const MOST_SECONDS = 60;

execFile(
  command,
  args,
  { shell: npm === undefined, timeout: MOST_SECONDS * 1_000, maxBuffer: 64_000_000 },
  (_, stdout) => {
    const found = vulnerabilitiesIn(stdout);
    if (found === null) console.log("No registry answered: packages are not audited.");
    else if (found.length === 0) console.log("No package has a known vulnerability that is high or critical.");
    else {
      console.error(`Packages with a known vulnerability (npm audit tells more):\n${found.join("\n")}`);
      process.exitCode = 1;
    }
  },
);

/** null when it is no audit: npm answers with an error of its own, or not at all. */
function vulnerabilitiesIn(text) {
  try {
    const { auditReportVersion, vulnerabilities } = JSON.parse(text);
    if (auditReportVersion === undefined) return null;
    return Object.values(vulnerabilities)
      .filter(({ severity }) => severity === "high" || severity === "critical")
      .map(({ name, severity, range }) => `  ${name} ${range}: ${severity}`);
  } catch {
    return null;
  }
}
