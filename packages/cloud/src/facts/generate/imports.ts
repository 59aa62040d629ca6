import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { ImportFacts, ImportFile } from "../imports.ts";

// Writes by what ids existing resources are imported, from the SDK's type declarations alone: node imports.ts

/** Modules of the SDK that components of this repository use, or may come to use. */
const MODULES = [
    "accessanalyzer account acm alb appautoscaling autoscaling backup budgets cfg cloudtrail cloudwatch dynamodb ebs ec2",
    "ecr ecs eks elasticache guardduty iam inspector2 kms lambda lb logs organizations ram rds route53 s3 s3control",
    "secretsmanager securityhub sns sqs ssm vpc wafv2",
].flatMap((line) => line.split(" "));

const sdk = path.dirname(createRequire(import.meta.url).resolve("@pulumi/aws/package.json"));
const { version } = JSON.parse(readFileSync(path.join(sdk, "package.json"), "utf8")) as { version: string };

const types = MODULES.filter((module) => existsSync(path.join(sdk, module)))
    .flatMap((module) => readdirSync(path.join(sdk, module)).map((file) => path.join(sdk, module, file)))
    .filter((file) => file.endsWith(".d.ts"))
    .flatMap((file): [string, ImportFacts][] => {
        const type = typeOf(file);
        return type === undefined ? [] : [[type, readFacts(type, readFileSync(file, "utf8"))]];
    })
    .sort(([one], [other]) => (one < other ? -1 : 1));
const content: ImportFile = {
    generated: new Date().toISOString().slice(0, 10),
    source: `@pulumi/aws ${version}`,
    types: Object.fromEntries(types),
};
const lines = JSON.stringify(content, null, 2).replace(
    /\{\n {6}([^{}]*?)\n {4}\}/g,
    (_, inner: string) => `{ ${inner.replace(/\n */g, " ")} }`,
);
writeFileSync(path.join(import.meta.dirname, "../imports.json"), `${lines}\n`);

function typeOf(file: string): string | undefined {
    const script = file.replace(/\.d\.ts$/, ".js");
    return existsSync(script) ? /__pulumiType = '([^']+)'/.exec(readFileSync(script, "utf8"))?.[1] : undefined;
}

function readFacts(type: string, text: string): ImportFacts {
    const [, name = ""] = /export declare class (\w+) extends pulumi\.CustomResource/.exec(text) ?? [];
    const body = text.split(`export declare class ${name} `)[1]?.split("\n}")[0] ?? "";
    const args = text.split(`export interface ${name}Args {`)[1]?.split("\n}")[0] ?? "";
    const optional = [...args.matchAll(/^ {4}(\w+)\?: /gm)].map(([, property = ""]) => property);
    // The declarations say `| undefined` where the provider leaves an output empty when nobody sets the input.
    const filledIn = optional.filter((property) => {
        const [, declared = ""] =
            new RegExp(`^ {4}readonly ${property}!?: pulumi\\.Output<(.*)>;$`, "m").exec(body) ?? [];
        // Names are made up by Pulumi, not by the cloud, and anew where nobody sets one.
        const isName = /^(name|region)$|Prefix$/.test(property);
        return declared !== "" && !declared.includes("undefined") && !isName;
    });
    return { ...readImport(type, text), ...(filledIn.length === 0 ? {} : { filledIn }) };
}

/** The attributes that make up the id, and an id as the documentation gives it; neither where a type is not imported. */
function readImport(type: string, text: string): ImportFacts {
    // Some descriptions have lost the heading of the section.
    const section = text.slice(Math.max(0, text.lastIndexOf("## Import", text.indexOf("`pulumi import`"))));
    const [, command] = new RegExp(`\\$ pulumi import ${type} (.+)`).exec(section) ?? [];
    const example = command
        ?.trim()
        .replace(/^\S+\s+/, "")
        .replace(/^(['"])(.*)\1$/, "$2");
    if (example === undefined || example === "") return {};
    const [, required = ""] = /#### Required\n([\s\S]*?)(?:####|Using `pulumi|\*\*Using)/.exec(section) ?? [];
    const identity = [...required.matchAll(/^ \* \* `(\w+)`/gm)].map(([, attribute = ""]) => attribute);
    const [, sentence = ""] =
        /(?:Using `pulumi import`|\*\*Using `pulumi import` to import\*\*)(.*)/.exec(section) ?? [];
    const named = [...sentence.matchAll(/`([a-z][A-Za-z]*)`/g)].map(([, attribute = ""]) => attribute);
    const all = [...new Set(named.length > 0 ? named : identity)].filter((attribute) => attribute !== "default");
    // Of several forms the first is the usual one: a bucket's name, with or without its owner.
    const parts = /[/:,|#]/.test(example.replace(/^arn:.*/, "")) ? all : all.slice(0, 1);
    return { example, ...(parts.length === 0 ? {} : { parts }) };
}
