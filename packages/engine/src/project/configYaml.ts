import { parse, type ScalarTag, type Tags } from "yaml";

/**
 * Reads configuration as the CLI's YAML library does. That differs from YAML 1.2 in numbers and dates: `010` is eight,
 * `1_000` a thousand, `2001-01-01` a time; `yes` and `on` are text. Whole numbers stay exact, however long.
 */
export function parseConfig(text: string): unknown {
    return parse(text, { schema: "yaml-1.1", customTags: tags, intAsBigInt: true });
}

const modernOctal: ScalarTag = {
    tag: "tag:yaml.org,2002:int",
    default: true,
    test: /^[-+]?0o[0-7]+$/,
    resolve: (text) => BigInt(text.replace(/^[-+]/, "")) * (text.startsWith("-") ? -1n : 1n),
};

function tags(all: Tags): Tags {
    return [
        modernOctal,
        "bool",
        ...all.filter((tag) => {
            if (typeof tag === "string") return true;
            // `yes` and `on` as truth, and 1:30 as ninety, went out with YAML 1.2.
            return tag.tag !== "tag:yaml.org,2002:bool" && (tag as ScalarTag).format !== "TIME";
        }),
    ];
}
