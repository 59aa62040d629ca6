import { perStack } from "../relations/perStack.ts";
import type { Relation } from "../relations/relation.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { LOAD_BALANCER } from "./types.ts";

const EIP = ["aws:ec2/eip:Eip"];
const ASSOCIATION = ["aws:ec2/eipAssociation:EipAssociation"];

/** Resources that name one address, and the properties they do it with. */
const BY_ID: Relation = {
    types: [...ASSOCIATION, "aws:ec2/natGateway:NatGateway"],
    property: "allocationId",
    parents: EIP,
    keys: ["allocationId"],
};
const BY_ADDRESS: Relation = { types: ASSOCIATION, property: "publicIp", parents: EIP, keys: ["publicIp"] };
const SECONDARY: Relation = {
    types: ["aws:ec2/natGateway:NatGateway"],
    property: "secondaryAllocationIds",
    list: true,
    parents: EIP,
    keys: ["allocationId"],
};

/** Properties of an address that say what it is attached to. */
const OWN = ["instance", "networkInterface", "associateWithPrivateIp"];

/** Resources whose blocks may name addresses, and where. */
const IN_BLOCKS: readonly [types: readonly string[], list: string, key: string][] = [
    [LOAD_BALANCER, "subnetMappings", "allocationId"],
    [["aws:transfer/server:Server"], "endpointDetails", "addressAllocationIds"],
];

const namedInBlocks = perStack((stack) => {
    const readings = IN_BLOCKS.flatMap(([types, list, key]) =>
        stack.ofTypes(types).flatMap((resource) =>
            resource
                .get(list)
                .items()
                .flatMap((block) => block.child(key).items()),
        ),
    );
    return {
        ids: new Set(readings.map((reading) => reading.string())),
        isOpen: readings.some((reading) => reading.isUnknown),
    };
});

/** Whether anything uses an address; unknown while something names one that is not known yet. */
export function addressUse(address: ResourceView, stack: StackIndex): "yes" | "no" | "unknown" {
    const users = [BY_ID, BY_ADDRESS, SECONDARY].map((relation) => stack.children(address, relation));
    const isNamed = stack.referrers(address).some(({ resource }) => resource.type.startsWith("aws:"));
    if (isNamed || OWN.some((key) => address.get(key).isSet) || users.some(({ sure }) => sure.length > 0)) {
        return "yes";
    }
    const { ids, isOpen } = namedInBlocks(stack);
    const own = ["id", "allocationId"].flatMap((key) => address.output(key).string() ?? []);
    if (own.some((id) => ids.has(id))) {
        return "yes";
    }
    return isOpen || users.some(({ maybe }) => maybe.length > 0) ? "unknown" : "no";
}
