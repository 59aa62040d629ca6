import type { Rule } from "../../rule/rule.ts";
import { ebsEncryption } from "./ebsEncryption.ts";
import { ec2PublicIp } from "./ec2PublicIp.ts";
import { imdsv2 } from "./imdsv2.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [ebsEncryption, ec2PublicIp, imdsv2];
