import type { ModelContext, TypeModel } from "../model/model.ts";
import { hex } from "../values/digits.ts";

// Names of outputs: type declarations of @pulumi/random 4. Words of RandomPet are ours; the provider has other lists.

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const SPECIAL = "!@#$%&*()-_=+[]{}<>:?";
const ADJECTIVES = ["able", "bold", "calm", "dear", "eager", "fair", "glad", "keen", "loyal", "merry", "neat", "proud"];
const ANIMALS = [
    "badger",
    "crane",
    "dove",
    "eagle",
    "ferret",
    "gecko",
    "heron",
    "ibis",
    "jackal",
    "koala",
    "lynx",
    "mole",
];

/** Numbers that follow from the resource alone. */
function numbers(context: ModelContext, purpose: string, count: number): number[] {
    const digits = hex(`${purpose}:${context.seed}`, count * 4);
    return Array.from({ length: count }, (_, index) => Number.parseInt(digits.slice(index * 4, index * 4 + 4), 16));
}

/** How many the program asks for: one at least, whole ones. */
function count(context: ModelContext, property: string, otherwise: number): number {
    return Math.max(1, Math.floor(context.number(property, otherwise)));
}

function pick(from: string, number: number): string {
    return from.charAt(number % from.length);
}

/** Characters as `RandomString` and `RandomPassword` may use them: one of each kind that is allowed, then any. */
function text(context: ModelContext): string {
    const length = count(context, "length", 16);
    const allowed = (property: string): boolean => context.inputs[property] !== false;
    const kinds = [
        allowed("lower") ? LOWER : "",
        allowed("upper") ? LOWER.toUpperCase() : "",
        allowed("number") && allowed("numeric") ? DIGITS : "",
        allowed("special") ? context.text("overrideSpecial", SPECIAL) : "",
    ].filter((kind) => kind !== "");
    const all = kinds.join("") || LOWER;
    return numbers(context, "text", length)
        .map((number, index) => pick(kinds[index] ?? all, number))
        .join("");
}

const random = (compute: TypeModel["compute"]): TypeModel => ({ global: true, compute });

/** The provider `random`: the same text for the same resource each time. */
export const randomTypes: Readonly<Record<string, TypeModel>> = {
    "random:index/randomString:RandomString": random((context) => {
        const result = text(context);
        return { id: result, outputs: { result } };
    }),
    "random:index/randomPassword:RandomPassword": random((context) => ({
        id: "none",
        outputs: { result: text(context), bcryptHash: `$2a$10$${context.hex("hash", 53)}` },
    })),
    "random:index/randomPet:RandomPet": random((context) => {
        const length = count(context, "length", 2);
        const words = numbers(context, "pet", length).map((number, index) => {
            const from = index === length - 1 ? ANIMALS : ADJECTIVES;
            return from[number % from.length] ?? "";
        });
        const prefix = context.text("prefix", "");
        const id = [...(prefix === "" ? [] : [prefix]), ...words].join(context.text("separator", "-"));
        return { id, outputs: {} };
    }),
    "random:index/randomId:RandomId": random((context) => {
        const bytes = Buffer.from(context.hex("id", count(context, "byteLength", 8) * 2), "hex");
        const prefix = context.text("prefix", "");
        const b64Url = bytes.toString("base64url");
        return {
            id: b64Url,
            outputs: {
                b64Std: `${prefix}${bytes.toString("base64")}`,
                b64Url: `${prefix}${b64Url}`,
                dec: `${prefix}${BigInt(`0x0${bytes.toString("hex")}`).toString()}`,
                hex: `${prefix}${bytes.toString("hex")}`,
            },
        };
    }),
    "random:index/randomInteger:RandomInteger": random((context) => {
        const [least, most] = [context.number("min", 0), context.number("max", 65535)];
        const [number = 0] = numbers(context, "integer", 1);
        const result = least + (number % Math.max(1, most - least + 1));
        return { id: String(result), outputs: { result } };
    }),
    "random:index/randomUuid:RandomUuid": random((context) => {
        const result = context.uuid("uuid");
        return { id: result, outputs: { result } };
    }),
    "random:index/randomBytes:RandomBytes": random((context) => {
        const bytes = Buffer.from(context.hex("bytes", count(context, "length", 16) * 2), "hex");
        return { id: "none", outputs: { base64: bytes.toString("base64"), hex: bytes.toString("hex") } };
    }),
    "random:index/randomShuffle:RandomShuffle": random((context) => {
        const inputs = Array.isArray(context.inputs.inputs) ? (context.inputs.inputs as unknown[]) : [];
        const order = numbers(context, "shuffle", inputs.length);
        const results = inputs
            .map((input, index) => ({ input, at: order[index] ?? 0 }))
            .sort((one, other) => one.at - other.at)
            .map(({ input }) => input)
            .slice(0, context.number("resultCount", inputs.length));
        return { id: "-", outputs: { results } };
    }),
};
