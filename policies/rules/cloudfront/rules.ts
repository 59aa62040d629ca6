import type { Rule } from "../../rule/rule.ts";
import { cloudfrontHttps } from "./cloudfrontHttps.ts";
import { cloudfrontOriginHttps } from "./cloudfrontOriginHttps.ts";
import { cloudfrontS3Oac } from "./cloudfrontS3Oac.ts";
import { cloudfrontTls } from "./cloudfrontTls.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [cloudfrontHttps, cloudfrontTls, cloudfrontOriginHttps, cloudfrontS3Oac];
