import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { refusedByAws } from "./wording.ts";

/** Entries of one direction that an ACL takes unless AWS raised it, up to 40 (Amazon VPC quotas, "Network ACLs"). */
const MOST_ENTRIES = 20;
const QUOTA = "Amazon VPC quotas, Network ACLs; code of CreateNetworkAclEntry in the EC2 API's list of errors";

/** Too many entries, and two of one number. */
const networkAcl: RefusalRule = (inputs) => ["ingress", "egress"].flatMap((direction) => entries(inputs, direction));

function entries(inputs: SentInputs, direction: string): Refusal[] {
    const rules = inputs.objects(direction);
    // The words of both were not found, the codes were.
    if (rules.length > MOST_ENTRIES) {
        const words = `a network ACL has at most ${MOST_ENTRIES} entries a direction, got ${rules.length}`;
        return [refusedByAws(direction, "NetworkAclEntryLimitExceeded", words, QUOTA)];
    }
    const numbers = rules.map((rule) => rule.number("ruleNo"));
    const twice = numbers.find((number, index) => number !== undefined && numbers.indexOf(number) !== index);
    if (twice === undefined) return [];
    const words = `The network acl entry identified by ${twice} already exists.`;
    return [refusedByAws(`${direction}.ruleNo`, "NetworkAclEntryAlreadyExists", words, QUOTA)];
}

export const networkAclRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:ec2/networkAcl:NetworkAcl": networkAcl,
};
