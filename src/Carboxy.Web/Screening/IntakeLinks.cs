using Carboxy.Quantities;
using Carboxy.Screening;
using Carboxy.Web.Server;
using Carboxy.Work.Screening;

namespace Carboxy.Web.Screening;

/// <summary>The addresses of an intake; the wish travels in the address, answers never do.</summary>
static class IntakeLinks
{
    /// <param name="next">Where to go on once there is a verdict.</param>
    public static string Questions(Guid patient, Wish wish, string? next = null) =>
        $"/patients/{patient}/intake/questions?zone={Uri.EscapeDataString(wish.Zone)}&way={Way(wish.Modalities)}{string.Concat(wish.Goals.Select(goal => $"&goals={Uri.EscapeDataString(goal)}"))}{Back(next)}";

    public static string Back(string? next) => next is null ? "" : $"&next={Uri.EscapeDataString(Paths.Local(next))}";

    public static string Verdict(Guid patient, Id<ScreeningRecord> screening) => $"/patients/{patient}/screenings/{screening}";

    public static string Way(IReadOnlyList<Modality> modalities) => modalities is [var only] ? AnswerWords.Of(only) : "both";

    public static IReadOnlyList<Modality> Modalities(string? way) =>
        way is not null && AnswerWords.Modalities.TryGetValue(way, out var only) ? [only] : SideBySide.Both;
}
