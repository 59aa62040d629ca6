import { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";

export const noDefaultVpc = resourceRule({
    id: "no-default-vpc",
    severity: "low",
    description: "Nothing is built on a region's default VPC, all subnets of which are public",
    remedy: "create an aws.ec2.Vpc and remove aws.ec2.DefaultVpc",
    types: ["aws:ec2/defaultVpc:DefaultVpc"],
    safeProperties: [],
    *check() {
        yield { at: Reading.absent("defaultVpc"), expected: "a VPC of its own", found: "the region's default VPC" };
    },
});
