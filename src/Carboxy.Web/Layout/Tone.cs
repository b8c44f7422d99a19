using Carboxy.Screening;

namespace Carboxy.Web.Layout;

/// <summary>What a colour means here; a word and a drawing always stand beside it.</summary>
public enum Tone
{
    Quiet,
    Note,
    Good,
    Ask,
    Wait,
    Stop,
}

/// <summary>How tones and verdicts look.</summary>
public static class Tones
{
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Note => "note",
        Tone.Good => "good",
        Tone.Ask => "ask",
        Tone.Wait => "wait",
        Tone.Stop => "stop",
        _ => "quiet",
    };

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Good => "check",
        Tone.Ask => "question",
        Tone.Wait => "clock",
        Tone.Stop => "stop",
        _ => "info",
    };

    public static Tone Of(Verdict verdict) => verdict switch
    {
        Verdict.Cleared => Tone.Good,
        Verdict.NeedsClinicianDecision => Tone.Ask,
        Verdict.PostponeUntil => Tone.Wait,
        _ => Tone.Stop,
    };

    public static string Name(this Say say, Verdict verdict) => verdict switch
    {
        Verdict.Cleared => say["Допущен", "Cleared"],
        Verdict.NeedsClinicianDecision => say["Решает врач", "A physician decides"],
        Verdict.PostponeUntil => say["Отложить", "Postpone"],
        _ => say["Исключено", "Excluded"],
    };
}
