import type { Rule } from "../../rule/rule.ts";
import { rdsBackup } from "./rdsBackup.ts";
import { rdsDeletionProtection } from "./rdsDeletionProtection.ts";
import { rdsEncryption } from "./rdsEncryption.ts";
import { rdsMultiAz } from "./rdsMultiAz.ts";
import { rdsPublic } from "./rdsPublic.ts";
import { rdsTls } from "./rdsTls.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [rdsBackup, rdsDeletionProtection, rdsEncryption, rdsMultiAz, rdsPublic, rdsTls];
