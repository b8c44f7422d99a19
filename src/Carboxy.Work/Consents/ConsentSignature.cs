using Carboxy.Patients;
using Carboxy.Sessions;
using Carboxy.Work.Courses;

namespace Carboxy.Work.Consents;

/// <summary>Who signs a consent.</summary>
public enum ConsentParty
{
    Patient,
    Guardian,

    /// <summary>The person of the clinic who explained it.</summary>
    Explainer,
}

/// <summary>How a signature came about.</summary>
public enum SignatureManner
{
    Drawn,

    /// <summary>The typed name and a tick.</summary>
    Typed,
}

/// <summary>One party's signature under a consent; never changed.</summary>
public sealed class ConsentSignature
{
    public required Id<ConsentRow> ConsentId { get; init; }

    public required ConsentParty Party { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string Name { get; init; }

    public required SignatureManner Manner { get; init; }

    /// <summary>The drawn lines as <see cref="DrawnSignature"/> writes them, or null.</summary>
    public string? Lines { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public DrawnSignature? Drawing => DrawnSignature.Read(Lines);
}
