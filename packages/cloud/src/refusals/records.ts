import type { RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { refusedByAws } from "./wording.ts";

const RECORD = "aws:route53/record:Record";

/** Records of Route 53: a name and a type stand once in a zone, unless something chooses between them. */
const record: RefusalRule = (inputs, siblings) => {
    const own = keyOf(inputs);
    if (own === undefined || inputs.flag("allowOverwrite") === true) return [];
    if (siblings.before(RECORD).every((other) => keyOf(other) !== own)) return [];
    const name = `${nameOf(inputs) ?? ""}.`;
    const message = `[Tried to create resource record set [name='${name}', type='${inputs.text("type") ?? ""}'] but it already exists]`;
    const refusal = refusedByAws(
        "name",
        "InvalidChangeBatch",
        message,
        "Amazon Route 53 API Reference, ChangeResourceRecordSets",
    );
    return [{ ...refusal, creationOnly: true }];
};

function keyOf(inputs: SentInputs): string | undefined {
    const [zone, name, type] = [inputs.references("zoneId")[0], nameOf(inputs), inputs.text("type")];
    if (zone === undefined || name === undefined || type === undefined || inputs.has("setIdentifier")) return undefined;
    return [zone, name, type].join(" ");
}

function nameOf(inputs: SentInputs): string | undefined {
    return inputs.text("name")?.toLowerCase().replace(/\.$/, "");
}

export const recordRefusals: Readonly<Record<string, RefusalRule>> = { [RECORD]: record };
