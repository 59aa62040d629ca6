import type { Rule } from "../../rule/rule.ts";
import { s3Encryption } from "./s3Encryption.ts";
import { s3PolicyPublic } from "./s3PolicyPublic.ts";
import { s3PublicAccessBlock } from "./s3PublicAccessBlock.ts";
import { s3PublicAcl } from "./s3PublicAcl.ts";
import { s3TlsOnly } from "./s3TlsOnly.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [s3Encryption, s3PolicyPublic, s3PublicAccessBlock, s3PublicAcl, s3TlsOnly];
