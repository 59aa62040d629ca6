import type { RefusalRule } from "./refusal.ts";
import { outsideRange, refusedByProvider } from "./wording.ts";

const VOLUME = "hashicorp/terraform-provider-aws, internal/service/ec2/ebs_volume.go: CustomizeDiff";
const AT_LEAST_ONE = "terraform-plugin-sdk, helper/schema: AtLeastOneOf";

/** What may be chosen depends on the kind of volume. */
const volume: RefusalRule = (inputs) => {
    if (inputs.has("type") && inputs.text("type") === undefined) return [];
    const type = inputs.text("type") ?? "";
    const iops = inputs.number("iops") ?? 0;
    const refuse = (property: string, message: string) => [refusedByProvider(property, message, VOLUME)];
    const provisioned = ["io1", "io2"].includes(type);
    return [
        ...(provisioned && !inputs.has("iops") ? refuse("iops", `'iops' must be set when 'type' is '${type}'`) : []),
        ...(!provisioned && type !== "gp3" && iops > 0
            ? refuse("iops", `'iops' must not be set when 'type' is '${type}'`)
            : []),
        ...(!provisioned && inputs.flag("multiAttachEnabled") === true
            ? refuse("multiAttachEnabled", `'multi_attach_enabled' must not be set when 'type' is '${type}'`)
            : []),
        ...(type !== "gp3" && (inputs.number("throughput") ?? 0) > 0
            ? refuse("throughput", `'throughput' must not be set when 'type' is '${type}'`)
            : []),
        ...outsideRange(inputs, "throughput", 125, 1000),
        ...(inputs.has("size") || inputs.has("snapshotId")
            ? []
            : [refusedByProvider("size", '"size": one of `size,snapshot_id` must be specified', AT_LEAST_ONE)]),
    ];
};

const instance: RefusalRule = (inputs) => {
    if (inputs.has("launchTemplate")) return [];
    return (["ami", "instanceType"] as const).flatMap((property) => {
        const name = property === "ami" ? "ami" : "instance_type";
        if (inputs.has(property)) return [];
        const options = [name, "launch_template"].sort().join(",");
        return [refusedByProvider(property, `"${name}": one of \`${options}\` must be specified`, AT_LEAST_ONE)];
    });
};

/** Ranges: internal/service/lambda/function.go. */
const lambda: RefusalRule = (inputs) => {
    const sources = ["code", "imageUri", "s3Bucket"].filter((property) => inputs.has(property));
    const source = "terraform-plugin-sdk, helper/schema: ExactlyOneOf";
    return [
        ...outsideRange(inputs, "timeout", 1, 900),
        ...outsideRange(inputs, "memorySize", 128, 10240),
        ...(sources.length > 0
            ? []
            : [
                  refusedByProvider(
                      "code",
                      '"filename": one of `filename,image_uri,s3_bucket` must be specified',
                      source,
                  ),
              ]),
    ];
};

/** Every attribute of a table is a key of the table or of one of its indexes (internal/service/dynamodb/table.go). */
const table: RefusalRule = (inputs) => {
    const attributes = inputs.objects("attributes").map((attribute) => attribute.text("name"));
    const indexes = ["globalSecondaryIndexes", "localSecondaryIndexes"].flatMap((property) => inputs.objects(property));
    const keys = [inputs, ...indexes].flatMap((holder) => [holder.text("hashKey"), holder.text("rangeKey")]);
    const schemas = indexes.some((index) => index.has("keySchemas"));
    const known = attributes.every((name) => name !== undefined) && !schemas && inputs.text("hashKey") !== undefined;
    const unused = attributes.filter((name) => !keys.includes(name)).sort();
    if (!known || unused.length === 0) return [];
    const list = unused.map((name) => `"${name}"`).join(" ");
    const message = `all attributes must be indexed. Unused attributes: [${list}]`;
    const source = "hashicorp/terraform-provider-aws, internal/service/dynamodb/table.go: CustomizeDiff";
    return [refusedByProvider("attributes", message, source)];
};

export const computeRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:ebs/volume:Volume": volume,
    "aws:ec2/instance:Instance": instance,
    "aws:lambda/function:Function": lambda,
    "aws:dynamodb/table:Table": table,
};
