namespace Carboxy.Sessions;

/// <summary>What to do about a reaction that lasts (G-18).</summary>
public enum ReactionAdvice
{
    /// <summary>It passes within the hour, as most do (S0-37).</summary>
    Watch,

    /// <summary>Above 60 minutes: note it and advise the patient.</summary>
    NoteAndAdvise,

    /// <summary>Above 24 hours: contact the patient and open an adverse event.</summary>
    ContactAndReport,
}

/// <summary>Judges how long a reaction lasts.</summary>
public static class Reactions
{
    static readonly TimeSpan Note = TimeSpan.FromMinutes(60); // G-18
    static readonly TimeSpan Report = TimeSpan.FromHours(24); // G-18

    /// <summary>By its end, or by now while it lasts.</summary>
    public static ReactionAdvice AdviceOn(SessionFact.ReactionNoted reaction, DateTimeOffset now) => ((reaction.EndedAt ?? now) - reaction.StartedAt) switch
    {
        var lasted when lasted > Report => ReactionAdvice.ContactAndReport,
        var lasted when lasted > Note => ReactionAdvice.NoteAndAdvise,
        _ => ReactionAdvice.Watch,
    };
}
