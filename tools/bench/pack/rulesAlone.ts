import { evaluate } from "../../../policies/judge/evaluate.ts";
import { resources } from "./resources.ts";

// Prints the seconds that all rules take, without the policy SDK and its wire, in a process that has judged nothing yet.
const given = resources(Number(process.argv[2]));
const started = performance.now();
evaluate(given);
process.stdout.write(String((performance.now() - started) / 1000));
