/** Prints how many tests ran, and fails when none did or when the browser story was skipped. */
import { readFileSync } from "node:fs";

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const skipped = report.numPendingTests + report.numTodoTests;
const skippedFiles = report.testResults
  .filter((file) => file.assertionResults.some((test) => test.status === "pending" || test.status === "skipped"))
  .map((file) => file.name);
for (const file of skippedFiles) process.stdout.write(`skipped in ${file}\n`);
process.stdout.write(`${report.numPassedTests} passed, ${report.numFailedTests} failed, ${skipped} skipped\n`);
if (report.numPassedTests === 0 || report.numFailedTests > 0) process.exit(1);
if (skippedFiles.some((name) => name.includes("/story/"))) {
  process.stderr.write("The browser story was skipped: chromium is needed here.\n");
  process.exit(1);
}
