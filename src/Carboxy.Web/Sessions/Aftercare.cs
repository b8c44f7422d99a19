using Carboxy.Knowledge;
using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Work.Knowledge;

namespace Carboxy.Web.Sessions;

/// <summary>The aftercare sheet: its advice and the version that is kept with the session.</summary>
static class Aftercare
{
    public static IReadOnlyList<AftercareAdvice> Of(ClinicKnowledge knowledge, Modality modality) =>
        [.. knowledge.Aftercare.Where(a => a.Modalities.Contains(modality)).OrderBy(a => a.Order)];

    /// <summary>Changes with every letter of the sheet.</summary>
    public static string VersionOf(ClinicKnowledge knowledge, Modality modality, Language language) =>
        ConsentText.VersionOf(string.Join('\n', Of(knowledge, modality).Select(a => a.Text.In(language))))[..12];
}
