import type { Rule } from "../rule/rule.ts";
import { eksLogging } from "../rules/eks/eksLogging.ts";
import { eksPublicEndpoint } from "../rules/eks/eksPublicEndpoint.ts";
import { eksSecretsEncryption } from "../rules/eks/eksSecretsEncryption.ts";
import { elasticacheAtRest } from "../rules/elasticache/elasticacheAtRest.ts";
import { elasticacheAuth } from "../rules/elasticache/elasticacheAuth.ts";
import { elasticacheBackupFailover } from "../rules/elasticache/elasticacheBackupFailover.ts";
import { elasticacheInTransit } from "../rules/elasticache/elasticacheInTransit.ts";
import { rdsBackup } from "../rules/rds/rdsBackup.ts";
import { rdsDeletionProtection } from "../rules/rds/rdsDeletionProtection.ts";
import { rdsEncryption } from "../rules/rds/rdsEncryption.ts";
import { rdsMultiAz } from "../rules/rds/rdsMultiAz.ts";
import { rdsPublic } from "../rules/rds/rdsPublic.ts";
import { rdsTls } from "../rules/rds/rdsTls.ts";

/** Every rule, by service; the pack serves them in this order. A rule that is not listed here does not run. */
export const allRules: readonly Rule[] = [
    rdsBackup,
    rdsDeletionProtection,
    rdsEncryption,
    rdsMultiAz,
    rdsPublic,
    rdsTls,
    elasticacheAtRest,
    elasticacheAuth,
    elasticacheBackupFailover,
    elasticacheInTransit,
    eksLogging,
    eksPublicEndpoint,
    eksSecretsEncryption,
];
