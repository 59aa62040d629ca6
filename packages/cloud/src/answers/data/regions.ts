/** What is published about a region. */
export interface RegionFacts {
    readonly description: string;
    /** Accounts have to ask for it. */
    readonly optIn: boolean;
    /** Zones in the order of their names: the letter, and the number in the zone's id. */
    readonly zones: readonly (readonly [letter: string, idNumber: number])[];
    /** How ids of zones begin: `euw1` of `euw1-az3`. */
    readonly idPrefix: string;
    /** The account that Elastic Load Balancing writes access logs from; newer regions use a service principal. */
    readonly loadBalancing?: string;
}

/** Where {@link regions} comes from. */
export const REGIONS_SOURCE =
    "AWS Regions and Availability Zones guide (zone ids), moto ec2/models/availability_zones_and_regions.py (letters), " +
    "botocore partitions.json (descriptions), @aws-cdk/region-info 2.269.0 (opt-in, ELB accounts); looked up 2026-11-21";

const UNIFORM = [
    ["a", 1],
    ["b", 2],
    ["c", 3],
] as const;

function region(
    description: string,
    idPrefix: string,
    more: Partial<Pick<RegionFacts, "zones" | "loadBalancing" | "optIn">> = {},
): RegionFacts {
    return { description, idPrefix, optIn: false, zones: UNIFORM, ...more };
}

// Accounts made before November 2025 have letters and ids of their own pairing in the oldest regions; the pairing here is
// one that occurs. Letters are what programs use. us-west-1 has two zones, which letters differ by account.
/** Regions by name. Zones that an account has to opt in to (local, wavelength) are not listed. */
export const regions: Readonly<Record<string, RegionFacts>> = {
    "af-south-1": region("Africa (Cape Town)", "afs1", { optIn: true, loadBalancing: "098369216593" }),
    "ap-east-1": region("Asia Pacific (Hong Kong)", "ape1", { optIn: true, loadBalancing: "754344448648" }),
    "ap-east-2": region("Asia Pacific (Taipei)", "ape2", { optIn: true }),
    "ap-northeast-1": region("Asia Pacific (Tokyo)", "apne1", {
        zones: [
            ["a", 4],
            ["c", 1],
            ["d", 2],
        ],
        loadBalancing: "582318560864",
    }),
    "ap-northeast-2": region("Asia Pacific (Seoul)", "apne2", {
        zones: [...UNIFORM, ["d", 4]],
        loadBalancing: "600734575887",
    }),
    "ap-northeast-3": region("Asia Pacific (Osaka)", "apne3", { loadBalancing: "383597477331" }),
    "ap-south-1": region("Asia Pacific (Mumbai)", "aps1", {
        zones: [
            ["a", 1],
            ["b", 3],
            ["c", 2],
        ],
        loadBalancing: "718504428378",
    }),
    "ap-south-2": region("Asia Pacific (Hyderabad)", "aps2", { optIn: true }),
    "ap-southeast-1": region("Asia Pacific (Singapore)", "apse1", { loadBalancing: "114774131450" }),
    "ap-southeast-2": region("Asia Pacific (Sydney)", "apse2", {
        zones: [
            ["a", 1],
            ["b", 3],
            ["c", 2],
        ],
        loadBalancing: "783225319266",
    }),
    "ap-southeast-3": region("Asia Pacific (Jakarta)", "apse3", { optIn: true, loadBalancing: "589379963580" }),
    "ap-southeast-4": region("Asia Pacific (Melbourne)", "apse4", { optIn: true }),
    "ap-southeast-5": region("Asia Pacific (Malaysia)", "apse5", { optIn: true }),
    "ap-southeast-6": region("Asia Pacific (New Zealand)", "apse6", { optIn: true }),
    "ap-southeast-7": region("Asia Pacific (Thailand)", "apse7", { optIn: true }),
    "ca-central-1": region("Canada (Central)", "cac1", {
        zones: [
            ["a", 1],
            ["b", 2],
            ["d", 4],
        ],
        loadBalancing: "985666609251",
    }),
    "ca-west-1": region("Canada West (Calgary)", "caw1", { optIn: true }),
    "cn-north-1": region("China (Beijing)", "cnn1", {
        zones: [
            ["a", 1],
            ["b", 2],
        ],
        loadBalancing: "638102146993",
    }),
    "cn-northwest-1": region("China (Ningxia)", "cnnw1", { loadBalancing: "037604701340" }),
    "eu-central-1": region("Europe (Frankfurt)", "euc1", {
        zones: [
            ["a", 2],
            ["b", 3],
            ["c", 1],
        ],
        loadBalancing: "054676820928",
    }),
    "eu-central-2": region("Europe (Zurich)", "euc2", { optIn: true }),
    "eu-north-1": region("Europe (Stockholm)", "eun1", { loadBalancing: "897822967062" }),
    "eu-south-1": region("Europe (Milan)", "eus1", { optIn: true, loadBalancing: "635631232127" }),
    "eu-south-2": region("Europe (Spain)", "eus2", { optIn: true }),
    "eu-west-1": region("Europe (Ireland)", "euw1", {
        zones: [
            ["a", 3],
            ["b", 1],
            ["c", 2],
        ],
        loadBalancing: "156460612806",
    }),
    "eu-west-2": region("Europe (London)", "euw2", {
        zones: [
            ["a", 2],
            ["b", 3],
            ["c", 1],
        ],
        loadBalancing: "652711504416",
    }),
    "eu-west-3": region("Europe (Paris)", "euw3", { loadBalancing: "009996457667" }),
    "il-central-1": region("Israel (Tel Aviv)", "ilc1", { optIn: true }),
    "me-central-1": region("Middle East (UAE)", "mec1", { optIn: true }),
    "me-south-1": region("Middle East (Bahrain)", "mes1", { optIn: true, loadBalancing: "076674570225" }),
    "mx-central-1": region("Mexico (Central)", "mxc1", { optIn: true }),
    "sa-east-1": region("South America (Sao Paulo)", "sae1", { loadBalancing: "507241528517" }),
    "us-east-1": region("US East (N. Virginia)", "use1", {
        zones: [
            ["a", 6],
            ["b", 1],
            ["c", 2],
            ["d", 4],
            ["e", 3],
            ["f", 5],
        ],
        loadBalancing: "127311923021",
    }),
    "us-east-2": region("US East (Ohio)", "use2", { loadBalancing: "033677994240" }),
    "us-gov-east-1": region("AWS GovCloud (US-East)", "usge1", { loadBalancing: "190560391635" }),
    "us-gov-west-1": region("AWS GovCloud (US-West)", "usgw1", { loadBalancing: "048591011584" }),
    "us-west-1": region("US West (N. California)", "usw1", {
        zones: [
            ["b", 3],
            ["c", 1],
        ],
        loadBalancing: "027434742980",
    }),
    "us-west-2": region("US West (Oregon)", "usw2", {
        zones: [
            ["a", 2],
            ["b", 1],
            ["c", 3],
            ["d", 4],
        ],
        loadBalancing: "797873946194",
    }),
};
