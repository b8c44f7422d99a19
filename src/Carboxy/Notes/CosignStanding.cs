namespace Carboxy.Notes;

/// <summary>How it stands with the second signature under a note.</summary>
public enum CosignStanding
{
    /// <summary>Nobody was asked.</summary>
    NotAsked,

    /// <summary>A physician is asked.</summary>
    Waiting,

    /// <summary>A physician has signed too.</summary>
    Cosigned,

    /// <summary>A physician sent it back with a reason; the writer amends it.</summary>
    Returned,

    /// <summary>Sent back, and amended since: the amendment asks for the second signature in its place.</summary>
    Amended,
}

/// <summary>Works out where a note stands, from what was done with it.</summary>
public static class Cosigning
{
    /// <param name="asked">The writer asked for a second signature.</param>
    /// <param name="agreed">What the physician said; null where nobody has yet.</param>
    /// <param name="amendedSince">An amendment was signed after the note.</param>
    public static CosignStanding Of(bool asked, Truth agreed, bool amendedSince) => (asked, agreed, amendedSince) switch
    {
        (false, _, _) => CosignStanding.NotAsked,
        (_, true, _) => CosignStanding.Cosigned,
        (_, false, true) => CosignStanding.Amended,
        (_, false, false) => CosignStanding.Returned,
        _ => CosignStanding.Waiting,
    };
}
