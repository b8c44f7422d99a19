using Carboxy.Work.Adverse;

namespace Carboxy.Work.Demo;

/// <summary>A course of the demo: what it is for, and how far it has come.</summary>
sealed record DemoCourse(Modality Modality, string Zone, string Goal, string Protocol, int Sessions)
{
    public Side Side { get; init; }

    /// <summary>How many sessions were held.</summary>
    public int Held { get; init; }

    /// <summary>How many days ago the last of them was held, or, where none was, the course was planned.</summary>
    public int LastDaysAgo { get; init; }

    /// <summary>Days between sessions.</summary>
    public int Gap { get; init; } = 7;

    public DemoAfter After { get; init; }

    /// <summary>The session after which sessions 8 to 10 were agreed, and how many they are now.</summary>
    public int? ExtendedTo { get; init; }

    public DemoReaction? Reaction { get; init; }

    /// <summary>What the patient says a day after the last session; null where only some say that all is well.</summary>
    public CheckUpEntry? Says { get; init; }

    /// <summary>False where nobody has explained and signed yet.</summary>
    public bool Consented { get; init; } = true;

    /// <summary>False where the review after the last held session has not been measured.</summary>
    public bool Reviewed { get; init; } = true;

    /// <summary>How much of the change that a course may bring came about: 0 none, 1 all.</summary>
    public double Response { get; init; } = 0.6;

    /// <summary>What a physician decided before it, where the rules left that open.</summary>
    public string? Decision { get; init; }

    /// <summary>Its last session departs from the protocol, with a reason.</summary>
    public bool Departs { get; init; }

    /// <summary>What is written about its last session.</summary>
    public DemoNote Note { get; init; }

    public DemoTales.Said Said { get; init; } = DemoTales.Nothing;
}

/// <summary>What became of the session that came last.</summary>
enum DemoAfter
{
    Signed,

    /// <summary>It was held, and its record waits for a signature.</summary>
    Unsigned,

    /// <summary>One more session is going on at this moment.</summary>
    Running,

    /// <summary>The patient came again, and the check before the session stopped it for good.</summary>
    Stopped,

    /// <summary>The patient took the consent back on the day after.</summary>
    Withdrawn,
}

/// <summary>A reaction in one of the sessions.</summary>
sealed record DemoReaction(int Session, string Type, int Grade, string Action);
