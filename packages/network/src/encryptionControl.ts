import * as aws from "@pulumi/aws";
import { childName, type MadeVpc, type Scope, tagged } from "./scope.ts";

/** Lets AWS say what in the VPC sends unencrypted; nothing where it is not asked for. */
export function makeEncryptionControl(scope: Scope, vpc: MadeVpc): void {
    const { encryptionControl: mode } = scope.shape;
    if (mode === undefined) return;
    const role = "encryption-control";
    new aws.ec2.VpcEncryptionControl(
        childName(scope, role),
        { vpcId: vpc.id, mode, tags: tagged(scope, role) },
        { parent: scope.parent },
    );
}
