import type { Rule } from "../../rule/rule.ts";
import { ebsDefaultEncryption } from "./ebsDefaultEncryption.ts";
import { ebsEncryption } from "./ebsEncryption.ts";
import { ec2PublicIp } from "./ec2PublicIp.ts";
import { imdsv2 } from "./imdsv2.ts";
import { publicSnapshotAmi } from "./publicSnapshotAmi.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [ebsDefaultEncryption, ebsEncryption, ec2PublicIp, imdsv2, publicSnapshotAmi];
