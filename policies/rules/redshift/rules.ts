import type { Rule } from "../../rule/rule.ts";
import { redshiftBackup } from "./redshiftBackup.ts";
import { redshiftEncryption } from "./redshiftEncryption.ts";
import { redshiftPublic } from "./redshiftPublic.ts";
import { redshiftSsl } from "./redshiftSsl.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [redshiftBackup, redshiftEncryption, redshiftPublic, redshiftSsl];
