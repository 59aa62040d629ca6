import path from "node:path";
import { format, resolveConfig } from "prettier";
import { optOutLists } from "./lists.ts";

/** Where the page stands. */
export const PAGE = path.resolve(import.meta.dirname, "../../docs/opt-outs.md");

const HEAD = `# Options that make a component less safe

Every component is safe when it is called with nothing but what it needs. What makes one less safe stands below, and is said
once by each program that uses it: as a warning where it **exposes** something to somebody, as a note where something can be
**lost** for good. \`plinth preview\`, \`pulumi preview\` and \`pulumi up\` show it under "less safe than the default".
[Why it is done so](decisions/0015-opt-outs-are-logged.md). Made from the packages by \`node tools/optOuts/command.ts\`.
`;

/** The page, from the lists in the packages, as the repository's formatter leaves it. */
export async function page(): Promise<string> {
    const lists = await optOutLists();
    const rows = [...lists].flatMap(([list, optOuts]) =>
        optOuts.map(
            ({ option, risk, consequence }) => `| ${nameOf(list)} | \`${option}\` | ${risk} | ${consequence} |`,
        ),
    );
    const table = ["| component | option | risk | what becomes less safe |", "| --- | --- | --- | --- |", ...rows];
    const text = `${HEAD}\n${table.join("\n")}\n`;
    return await format(text, { ...(await resolveConfig(PAGE)), parser: "markdown" });
}

/** `database.auroraOptOuts` is `database: aurora`; `account.PART_OPT_OUTS.guardDuty` is `account: guardDuty`. */
function nameOf(list: string): string {
    const [area = "", name = "", part] = list.split(".");
    const own = part ?? name.replace(/OptOuts$/, "");
    return own === area ? area : `${area}: ${own}`;
}
