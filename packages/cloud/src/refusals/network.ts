import { contains, overlap, parseCidr } from "./cidr.ts";
import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { mismatch, outsideRange, refusedByAws, refusedByProvider, wrongLength } from "./wording.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const SECONDARY = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";

const BLOCK = "hashicorp/terraform-provider-aws, internal/types/cidr_block.go";
const EC2 = "messages of CreateVpc and CreateSubnet, as public reports quote them";

/** A block that is none, or that has bits beyond its prefix. */
function wrongBlock(inputs: SentInputs, property: string): Refusal[] {
    const text = inputs.text(property);
    if (text === undefined || text.includes(":")) return [];
    const cidr = parseCidr(text);
    if (cidr === undefined) {
        const message = `"${text}" is not a valid CIDR block: invalid CIDR address: ${text}`;
        return [refusedByProvider(property, message, BLOCK)];
    }
    if (cidr.canonical === text) return [];
    return [
        refusedByProvider(property, `"${text}" is not a valid CIDR block; did you mean "${cidr.canonical}"?`, BLOCK),
    ];
}

/** The block of a VPC has 16 to 28 significant bits, and comes from the program or from IPAM. */
const vpc: RefusalRule = (inputs) => [...block(inputs), ...poolsBlock(inputs)];

function block(inputs: SentInputs): Refusal[] {
    const cidr = parseCidr(inputs.text("cidrBlock") ?? "");
    if (cidr === undefined || (cidr.prefix >= 16 && cidr.prefix <= 28)) return wrongBlock(inputs, "cidrBlock");
    const message = `expected "cidr_block" to contain a network Value with between 16 and 28 significant bits, got: ${cidr.prefix}`;
    return [refusedByProvider("cidrBlock", message, "terraform-plugin-sdk, helper/validation: IsCIDRNetwork")];
}

/** internal/service/ec2/vpc_.go: the schema. */
function poolsBlock(inputs: SentInputs): Refusal[] {
    const both = inputs.text("cidrBlock") !== undefined && inputs.number("ipv4NetmaskLength") !== undefined;
    const source = "hashicorp/terraform-provider-aws, internal/service/ec2/vpc_.go: ConflictsWith of the schema";
    return [
        ...outsideRange(inputs, "ipv4NetmaskLength", 16, 28),
        ...(both ? [refusedByProvider("cidrBlock", '"cidr_block": conflicts with ipv4_netmask_length', source)] : []),
    ];
}

/** A subnet has 16 to 28 significant bits, lies in its VPC, and shares no address with another one. */
const subnet: RefusalRule = (inputs, siblings) => {
    const wrong = wrongBlock(inputs, "cidrBlock");
    const text = inputs.text("cidrBlock") ?? "";
    const cidr = parseCidr(text);
    if (wrong.length > 0 || cidr === undefined) return wrong;
    const invalid = [refusedByAws("cidrBlock", "InvalidSubnet.Range", `The CIDR '${text}' is invalid.`, EC2)];
    if (cidr.prefix < 16 || cidr.prefix > 28) return invalid;
    const [vpcId] = inputs.references("vpcId");
    if (vpcId === undefined) return [];
    const own = siblings.withId(VPC, vpcId)?.text("cidrBlock");
    const secondary = siblings.others(SECONDARY).filter((block) => block.references("vpcId").includes(vpcId));
    if (own !== undefined && secondary.every((block) => block.text("cidrBlock") !== undefined)) {
        const blocks = [own, ...secondary.map((block) => block.text("cidrBlock") ?? "")].flatMap(
            (block) => parseCidr(block) ?? [],
        );
        if (!blocks.some((block) => contains(block, cidr))) return invalid;
    }
    const taken = siblings
        .before(SUBNET)
        .filter((other) => other.references("vpcId").includes(vpcId))
        .flatMap((other) => parseCidr(other.text("cidrBlock") ?? "") ?? []);
    if (!taken.some((other) => overlap(other, cidr))) return [];
    return [
        refusedByAws("cidrBlock", "InvalidSubnet.Conflict", `The CIDR '${text}' conflicts with another subnet`, EC2),
    ];
};

const securityGroup: RefusalRule = (inputs) => [
    ...wrongLength(inputs, "name", 0, 255),
    ...mismatch(inputs, "name", /^(?!sg-)/, "cannot begin with sg-"),
    ...["ingress", "egress"].flatMap((direction) =>
        inputs.objects(direction).flatMap((rule) => wrongPorts(rule, direction)),
    ),
];

const securityGroupRule: RefusalRule = (inputs) => [
    ...wrongPorts(inputs),
    ...wrongBlock(inputs, "cidrIpv4"),
    ...(inputs.list("cidrBlocks") ?? []).flatMap((block) => (typeof block === "string" ? wrongListed(block) : [])),
];

const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** A group has a rule once. */
function ownRule(type: string): RefusalRule {
    return (inputs, siblings) => {
        const wrong = securityGroupRule(inputs, siblings);
        const [group] = inputs.references("securityGroupId");
        const peer = inputs.text("cidrIpv4");
        const known = (["fromPort", "toPort"] as const).every(
            (name) => !inputs.has(name) || inputs.number(name) !== undefined,
        );
        if (wrong.length > 0 || group === undefined || peer === undefined || !known) return wrong;
        const same = siblings
            .before(type)
            .some(
                (other) =>
                    other.references("securityGroupId").includes(group) &&
                    other.text("cidrIpv4") === peer &&
                    other.text("ipProtocol") === inputs.text("ipProtocol") &&
                    (["fromPort", "toPort"] as const).every((name) => other.number(name) === inputs.number(name)),
            );
        if (!same) return [];
        const protocol = inputs.text("ipProtocol") ?? "";
        const ports =
            protocol === "-1"
                ? "ALL"
                : `${protocol.toUpperCase()}, from port: ${inputs.number("fromPort")}, to port: ${inputs.number("toPort")}`;
        const words = `the specified rule "peer: ${peer}, ${ports}, ALLOW" already exists`;
        const source = "message of AuthorizeSecurityGroupIngress, as public reports quote it";
        return [refusedByAws("cidrIpv4", "InvalidPermission.Duplicate", words, source)];
    };
}

function wrongListed(block: string): Refusal[] {
    if (block.includes(":") || parseCidr(block)?.canonical === block) return [];
    const meant = parseCidr(block)?.canonical;
    const end = meant === undefined ? `: invalid CIDR address: ${block}` : `; did you mean "${meant}"?`;
    return [refusedByProvider("cidrBlocks", `"${block}" is not a valid CIDR block${end}`, BLOCK)];
}

function wrongPorts(rule: SentInputs, inside?: string): Refusal[] {
    const at = (property: string): string => (inside === undefined ? property : `${inside}.${property}`);
    const protocol = rule.text("ipProtocol") ?? rule.text("protocol") ?? "";
    if (!["tcp", "udp", "6", "17"].includes(protocol.toLowerCase())) return [];
    const from = rule.number("fromPort");
    const to = rule.number("toPort");
    const source =
        "hashicorp/terraform-provider-aws, internal/service/ec2/vpc_security_group_ingress_rule.go: int64validator.Between(-1, 65535)";
    const outside = [["fromPort", from, "from_port"] as const, ["toPort", to, "to_port"] as const].flatMap(
        ([property, port, name]) =>
            port !== undefined && (port < -1 || port > 65535)
                ? [
                      refusedByProvider(
                          at(property),
                          `Attribute ${name} value must be between -1 and 65535, got: ${port}`,
                          source,
                      ),
                  ]
                : [],
    );
    if (outside.length > 0 || from === undefined || to === undefined || from <= to) return outside;
    // The words of AWS begin so in public reports; what follows the ports there differs.
    return [refusedByAws(at("fromPort"), "InvalidParameterValue", `Invalid TCP/UDP port range (${from}:${to})`, EC2)];
}

export const networkRefusals: Readonly<Record<string, RefusalRule>> = {
    [VPC]: vpc,
    [SUBNET]: subnet,
    "aws:ec2/securityGroup:SecurityGroup": securityGroup,
    "aws:ec2/securityGroupRule:SecurityGroupRule": securityGroupRule,
    [INGRESS]: ownRule(INGRESS),
    [EGRESS]: ownRule(EGRESS),
};
