import type { Rule } from "../../rule/rule.ts";
import { elbClassicTls } from "./elbClassicTls.ts";
import { lbAccessLogs } from "./lbAccessLogs.ts";
import { lbDeletionProtection } from "./lbDeletionProtection.ts";
import { lbHeaders } from "./lbHeaders.ts";
import { lbHttps } from "./lbHttps.ts";
import { lbTargetEncrypted } from "./lbTargetEncrypted.ts";
import { lbTlsPolicy } from "./lbTlsPolicy.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [
    lbHttps,
    lbTlsPolicy,
    lbTargetEncrypted,
    elbClassicTls,
    lbDeletionProtection,
    lbHeaders,
    lbAccessLogs,
];
