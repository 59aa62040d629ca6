// Runs the property tests, each round with values of its own: `npm run properties -- 10`. Ends at the first that fails;
// fast-check then says with which seed it does so again.
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const ROUNDS = 3;
const FOLDERS = "{apps,packages,policies,stacks,tests,tools}";

const [given = String(ROUNDS), ...more] = process.argv.slice(2);
const rounds = Number(given);
if (!Number.isInteger(rounds) || rounds < 1 || more.length > 0) {
    process.stderr.write(`properties: takes the number of rounds, a whole number from 1, not ${given}\n`);
    process.exit(64);
}
process.chdir(join(import.meta.dirname, "../.."));
const files = globSync(`${FOLDERS}/**/*.test.ts`, { exclude: ["**/node_modules/**"] }).filter((file) =>
    readFileSync(file, "utf8").includes('from "fast-check"'),
);
const mocha = createRequire(import.meta.url).resolve("mocha/bin/mocha.js");
for (let round = 1; round <= rounds; round += 1) {
    process.stdout.write(`round ${round} of ${rounds}: ${files.length} files\n`);
    const { status } = spawnSync(process.execPath, [mocha, "--reporter", "dot", ...files], { stdio: "inherit" });
    if (status !== 0) process.exit(1);
}
