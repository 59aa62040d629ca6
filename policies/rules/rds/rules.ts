import type { Rule } from "../../rule/rule.ts";
import { rdsBackup } from "./rdsBackup.ts";
import { rdsCmk } from "./rdsCmk.ts";
import { rdsDeletionProtection } from "./rdsDeletionProtection.ts";
import { rdsEncryption } from "./rdsEncryption.ts";
import { rdsIamAuth } from "./rdsIamAuth.ts";
import { rdsInsightsEncrypted } from "./rdsInsightsEncrypted.ts";
import { rdsLogging } from "./rdsLogging.ts";
import { rdsMinorUpgrade } from "./rdsMinorUpgrade.ts";
import { rdsMultiAz } from "./rdsMultiAz.ts";
import { rdsPublic } from "./rdsPublic.ts";
import { rdsTls } from "./rdsTls.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [
    rdsBackup,
    rdsCmk,
    rdsDeletionProtection,
    rdsEncryption,
    rdsIamAuth,
    rdsInsightsEncrypted,
    rdsLogging,
    rdsMinorUpgrade,
    rdsMultiAz,
    rdsPublic,
    rdsTls,
];
