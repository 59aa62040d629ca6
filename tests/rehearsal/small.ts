import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { RehearsedStack } from "@plinth/rehearsal";
import { writeProject } from "../realEngine/program.ts";

const program = `
import * as aws from "@pulumi/aws";
export default async () => {
    const provider = new aws.Provider("aws", { region: "eu-west-1", skipCredentialsValidation: true });
    const tags = { step: process.env.STEP ?? "first" };
    const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16", tags }, { provider });
    new aws.ec2.Subnet("a", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" }, { provider });
    new aws.cloudwatch.LogGroup("logs", { name: "/small/logs" }, { provider });
};
`;

/** A project of three resources in a temporary folder. */
export function smallProject(): RehearsedStack & { readonly remove: () => void } {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), "plinth-small-")));
    const directory = path.join(root, "small");
    mkdirSync(directory);
    writeProject(directory, { name: "small", program });
    return { project: "small", directory, stack: "dev", remove: () => rmSync(root, { recursive: true, force: true }) };
}
