import path from "node:path";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

type Fields = Record<string, unknown>;

/** A value as the real engine writes it into files, in the form of a plan's JSON. */
export function plainFromWire(value: unknown): unknown {
    if (value === UNKNOWN) return { $unknown: true };
    if (Array.isArray(value)) return value.map(plainFromWire);
    if (typeof value !== "object" || value === null) return value;
    const fields = value as Fields;
    switch (fields[SIGNATURE]) {
        case undefined:
            return plainObject(fields);
        case SECRET: {
            const bare =
                typeof fields.plaintext === "string" ? (JSON.parse(fields.plaintext) as unknown) : fields.value;
            return { $secret: bare === UNKNOWN ? { $unknown: true } : true };
        }
        case OUTPUT: {
            const bare = "value" in fields ? plainFromWire(fields.value) : { $unknown: true };
            return fields.secret === true ? { $secret: "value" in fields ? true : { $unknown: true } } : bare;
        }
        case ASSET:
            return { $asset: { ...source(fields), hash: fields.hash } };
        case ARCHIVE:
            return { $archive: { ...source(fields), hash: fields.hash } };
        case RESOURCE:
            return { $resource: fields.urn };
        default:
            throw new Error(`a value of kind ${String(fields[SIGNATURE])} stands in a plan: not compared yet`);
    }
}

/** A key that begins with `$` has a second one in a plan's JSON. */
function plainObject(fields: Fields): Fields {
    return Object.fromEntries(
        Object.entries(fields).map(([key, field]) => [key.startsWith("$") ? `$${key}` : key, plainFromWire(field)]),
    );
}

function source(fields: Fields): Fields {
    const { [SIGNATURE]: _signature, hash: _hash, assets, ...rest } = fields;
    const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""));
    // Relative paths are those of the project, as a plan's JSON writes them.
    if (typeof set.path === "string" && !path.isAbsolute(set.path))
        set.path = path.join("<project>", set.path).replace(/\/$/, "");
    if (typeof assets === "object" && assets !== null) return { assets: plainObject(assets as Fields) };
    return Object.keys(set).length === 0 && "text" in fields ? { text: "" } : set;
}
