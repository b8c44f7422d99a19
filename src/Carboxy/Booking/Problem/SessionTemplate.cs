namespace Carboxy.Booking;

/// <summary>Who or what a session needs: one resource of this kind with this tag, the same one throughout.</summary>
public sealed record TemplateRole(string Name, ResourceKind Kind, string Tag)
{
    /// <summary>The role of the practitioner who treats; every template has it.</summary>
    public const string Practitioner = "pr";
}

/// <summary>A part of a session. Its length in minutes may stretch; only the roles it names are occupied.</summary>
/// <param name="Roles">names of the roles that are occupied while it lasts</param>
/// <param name="WithPatient">whether the patient is there; the patient stays until the last such step ends</param>
public sealed record TemplateStep(string Name, int Shortest, int Longest, IReadOnlyList<string> Roles, bool WithPatient);

/// <summary>One kind of session: its steps follow each other without a break.</summary>
public sealed record SessionTemplate(string Id, IReadOnlyList<TemplateRole> Roles, IReadOnlyList<TemplateStep> Steps)
{
    public TemplateRole? Role(string name) => Roles.FirstOrDefault(r => r.Name == name);
}
