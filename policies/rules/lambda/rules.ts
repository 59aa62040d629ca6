import type { Rule } from "../../rule/rule.ts";
import { lambdaEnvEncryption } from "./lambdaEnvEncryption.ts";
import { lambdaPublic } from "./lambdaPublic.ts";
import { lambdaRuntime } from "./lambdaRuntime.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [lambdaPublic, lambdaRuntime, lambdaEnvEncryption];
