import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { FactSource, ModuleFacts, TypeFacts } from "../facts.ts";
import { type CloudFormationType, readCloudFormation } from "./cloudFormation.ts";
import { oneLineEach } from "./oneLineEach.ts";
import { readModule, type SdkType } from "./sdkTypes.ts";
import { readTerraform } from "./terraformSource.ts";

// Writes the facts about resource types beside this folder. How to run it: ../README.md.

/** Modules of the SDK whose types are described: those of this repository, and those that other programs use most. */
const MODULES = [
    "accessanalyzer acm alb apigateway apigatewayv2 appautoscaling autoscaling backup batch cfg cloudfront cloudtrail cloudwatch",
    "codebuild codepipeline cognito dms docdb dynamodb ebs ec2 ec2transitgateway ecr ecs efs eks elasticache elb",
    "fsx glue guardduty iam inspector2 kinesis kms lambda lb memorydb msk mwaa neptune opensearch organizations pipes",
    "ram rds redshift route53 s3 s3control scheduler secretsmanager securityhub ses sesv2 sfn sns sqs ssm ssoadmin",
    "synthetics transfer vpc wafv2",
].flatMap((line) => line.split(" "));

interface TerraformFacts {
    readonly types: Readonly<
        Record<string, { readonly file: string; readonly commit?: string; readonly forceNew: readonly string[] }>
    >;
}

const facts = path.join(import.meta.dirname, "..");
const [modules, terraformModule] = process.argv.slice(2);
if (modules === undefined || terraformModule === undefined) {
    throw new Error("usage: node generate.ts SPEC_FOLDER TERRAFORM_FOLDER (see README.md beside the data)");
}

const sdk = path.dirname(createRequire(import.meta.url).resolve("@pulumi/aws/package.json"));
const versionOf = (folder: string): string =>
    (JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as { version: string }).version;
const sources = {
    sdk: `@pulumi/aws ${versionOf(sdk)}`,
    cloudformation: `@aws-cdk/aws-service-spec ${versionOf(path.join(modules, "node_modules/@aws-cdk/aws-service-spec"))}`,
    terraform: "hashicorp/terraform-provider-aws, files and commits named in generate/terraform.json",
    "terraform-1.60": "hashicorp/terraform-provider-aws 1.60.0",
};
const terraform = JSON.parse(readFileSync(path.join(import.meta.dirname, "terraform.json"), "utf8")) as TerraformFacts;
const cloudFormationOf = readCloudFormation(modules);
const oldTerraformOf = readTerraform(terraformModule);
const generated = new Date().toISOString().slice(0, 10);

const data = path.join(facts, "data");
rmSync(data, { recursive: true, force: true });
mkdirSync(data);
for (const module of MODULES) {
    const types = readModule(path.join(sdk, module)).map((type) => [type.type, factsOf(type)] as const);
    write(module, { generated, sources, types: Object.fromEntries(types) });
}

const random = path.join(modules, "node_modules/@pulumi/random");
write("random", {
    generated,
    sources: { sdk: `@pulumi/random ${versionOf(random)}` },
    types: Object.fromEntries(
        readModule(random).map(({ type, inputs, required, computed }) => [
            type,
            { inputs, required, computed, replacedBy: {} },
        ]),
    ),
});

// They need nothing but the SDK, and are run by themselves, too.
await import("./pulumiService.ts");
await import("./dockerBuild.ts");

function write(name: string, content: ModuleFacts): void {
    writeFileSync(path.join(data, `${name}.json`), `${oneLineEach(content)}\n`);
}

function factsOf(type: SdkType): TypeFacts {
    const { inputs, required, computed } = type;
    const cloudFormation = cloudFormationOf(type.type);
    const found = { inputs, required, computed, replacedBy: replacements(type, cloudFormation) };
    return cloudFormation === undefined ? found : { ...found, cloudFormation: cloudFormation.name };
}

/**
 * Terraform's present schema, where somebody read it, is what the provider does. Elsewhere: what CloudFormation replaces,
 * what the SDK's descriptions say, and the old schema for properties that CloudFormation does not have or is not sure of.
 * `region` replaces every resource that has it (`forceNewIfRegionChanges` in Terraform's internal/provider).
 */
function replacements(type: SdkType, cloudFormation: CloudFormationType | undefined): TypeFacts["replacedBy"] {
    const region: Record<string, FactSource> = type.inputs.includes("region") ? { region: "terraform" } : {};
    const read = terraform.types[type.type]?.forceNew;
    if (read !== undefined) return { ...Object.fromEntries(read.map((path) => [path, "terraform"])), ...region };
    const old = oldTerraformOf(type.type, type.inputs);
    const found: Record<string, FactSource> = {};
    for (const property of type.inputs.filter((input) => input !== "region").sort()) {
        const verdict = cloudFormation?.replaces(property);
        if (verdict === "yes") found[property] = "cloudformation";
        else if (type.replacedBy.includes(property)) found[property] = "sdk";
        else if (verdict !== "no" && old?.forceNew.includes(property) === true) found[property] = "terraform-1.60";
    }
    return { ...found, ...region };
}
