namespace Carboxy.Screening;

/// <summary>What screening says, from mildest to strictest (FACTS 2.1); the strictest of several wins.</summary>
public enum Verdict
{
    /// <summary>No rule stands against it; the session may be planned.</summary>
    Cleared,

    /// <summary>A physician must decide, with a written reason, before any session.</summary>
    NeedsClinicianDecision,

    /// <summary>Prohibited now by something that is expected to end; re-checked on the day.</summary>
    PostponeUntil,

    /// <summary>Prohibited for as long as the condition exists. Nobody lifts it at the chair.</summary>
    Excluded,
}
