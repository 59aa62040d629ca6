import { isRecord } from "../values/target.ts";
import type { AnswerContext, Answers, CloudAnswer } from "./answer.ts";

/** Owners that AWS gives names to. */
const OWNERS: Readonly<Record<string, string>> = { amazon: "137112412989", "aws-marketplace": "679593333241" };

/** Public parameters that hold ids of images. Any other parameter is the account's own. */
const IMAGE_PARAMETER =
    /^\/aws\/service\/(ami-|ecs\/optimized-ami\/|eks\/optimized-ami\/|bottlerocket\/|canonical\/|debian\/|marketplace\/)/;

const MOMENT = "2024-01-01T00:00:00.000Z";

/** Machine images: AWS makes new ones every week, so ids and names are made up after the question. */
export const imageAnswers: Answers = {
    "aws:ec2/getAmi:getAmi": (context) => {
        const id = filterOf(context, "image-id") ?? imageId(context, JSON.stringify(context.args));
        const pattern = filterOf(context, "name") ?? "simulated-*";
        const name = pattern.replaceAll("*", "20240101");
        const [owner] = Array.isArray(context.args.owners) ? (context.args.owners as unknown[]) : [];
        const ownerId =
            owner === "self" ? context.target.account : (OWNERS[String(owner)] ?? String(owner ?? OWNERS.amazon));
        const windows = /windows/i.test(pattern);
        return context.assumed({
            id,
            imageId: id,
            arn: `arn:${context.target.partition}:ec2:${context.target.region}::image/${id}`,
            architecture: filterOf(context, "architecture") ?? (/arm64|aarch64/.test(pattern) ? "arm64" : "x86_64"),
            blockDeviceMappings: [],
            bootMode: "uefi-preferred",
            creationDate: MOMENT,
            deprecationTime: "",
            description: name,
            enaSupport: true,
            hypervisor: "xen",
            imageLocation: `${ownerId}/${name}`,
            imageOwnerAlias: typeof owner === "string" && owner in OWNERS ? owner : "",
            imageType: "machine",
            imdsSupport: "",
            kernelId: "",
            lastLaunchedTime: "",
            name,
            ownerId,
            platform: windows ? "windows" : "",
            platformDetails: windows ? "Windows" : "Linux/UNIX",
            productCodes: [],
            public: owner !== "self",
            ramdiskId: "",
            rootDeviceName: windows || /ubuntu/i.test(pattern) ? "/dev/sda1" : "/dev/xvda",
            rootDeviceType: filterOf(context, "root-device-type") ?? "ebs",
            rootSnapshotId: context.ec2Id("snap", id),
            sriovNetSupport: "simple",
            state: "available",
            stateReason: { code: "UNSET", message: "UNSET" },
            tags: {},
            tpmSupport: "",
            usageOperation: windows ? "RunInstances:0002" : "RunInstances",
            virtualizationType: filterOf(context, "virtualization-type") ?? "hvm",
        });
    },
    "aws:ec2/getAmiIds:getAmiIds": (context) =>
        context.assumed({
            id: context.hex("images", 10),
            ids: [imageId(context, JSON.stringify(context.args))],
            owners: context.args.owners ?? [],
        }),
    "aws:ssm/getParameter:getParameter": (context) => {
        const name = context.text("name");
        if (name === undefined || !IMAGE_PARAMETER.test(name)) return undefined;
        return parameter(context, name);
    },
};

function parameter(context: AnswerContext, name: string): CloudAnswer {
    const id = imageId(context, name);
    // ECS gives a whole description under the name itself, and its parts below it.
    const value = /^\/aws\/service\/ecs\/.*recommended$/.test(name)
        ? JSON.stringify({ image_id: id, image_name: "simulated", os: "Amazon Linux", schema_version: 1 })
        : id;
    const arn = `arn:${context.target.partition}:ssm:${context.target.region}::parameter${name}`;
    // The provider takes every parameter's value for a secret; `insecureValue` is the way around it.
    return context.assumed({ id: name, arn, insecureValue: value, name, type: "String", value, version: 1 }, ["value"]);
}

function imageId(context: AnswerContext, which: string): string {
    return context.ec2Id("ami", which);
}

/** The first value that a filter of this name asks for, as long as it is a literal or a pattern of one. */
function filterOf(context: AnswerContext, wanted: string): string | undefined {
    const filters = Array.isArray(context.args.filters) ? context.args.filters.filter(isRecord) : [];
    const values = filters.find(({ name }) => name === wanted)?.values;
    const [first] = Array.isArray(values) ? (values as unknown[]) : [];
    return typeof first === "string" ? first : undefined;
}
