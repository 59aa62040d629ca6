/**
 * A project or pack that cannot be run as it is: meant for the person who named it, so it is printed as its message alone.
 * It carries the marker of this repository's user errors, which this package cannot import.
 */
export class UnusableProject extends Error {
    readonly plinthUserError = true;

    constructor(message: string) {
        super(message);
        this.name = "UnusableProject";
    }
}
