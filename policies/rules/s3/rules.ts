import type { Rule } from "../../rule/rule.ts";
import { s3AclsDisabled } from "./s3AclsDisabled.ts";
import { s3Encryption } from "./s3Encryption.ts";
import { s3Lifecycle } from "./s3Lifecycle.ts";
import { s3Logging } from "./s3Logging.ts";
import { s3PolicyPublic } from "./s3PolicyPublic.ts";
import { s3PublicAccessBlock } from "./s3PublicAccessBlock.ts";
import { s3PublicAcl } from "./s3PublicAcl.ts";
import { s3TlsOnly } from "./s3TlsOnly.ts";
import { s3Versioning } from "./s3Versioning.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [
    s3AclsDisabled,
    s3Encryption,
    s3Lifecycle,
    s3Logging,
    s3PolicyPublic,
    s3PublicAccessBlock,
    s3PublicAcl,
    s3TlsOnly,
    s3Versioning,
];
