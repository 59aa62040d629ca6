import type { Rule } from "../../rule/rule.ts";
import { eksLogging } from "./eksLogging.ts";
import { eksNodeSsh } from "./eksNodeSsh.ts";
import { eksPublicEndpoint } from "./eksPublicEndpoint.ts";
import { eksSecretsEncryption } from "./eksSecretsEncryption.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [eksLogging, eksNodeSsh, eksPublicEndpoint, eksSecretsEncryption];
