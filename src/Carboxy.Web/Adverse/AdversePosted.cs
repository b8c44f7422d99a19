using System.Globalization;
using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Adverse;

namespace Carboxy.Web.Adverse;

/// <summary>Reads what staff write down about a reaction.</summary>
static class AdversePosted
{
    /// <param name="started">When it began, where the form does not ask.</param>
    public static AdverseEntry Entry(Posted posted, Say say, DateTimeOffset? started) =>
        new(posted["Kind"] ?? "", posted.Whole("Grade") ?? 0, started ?? At(posted["StartedAt"], say) ?? default, At(posted["EndedAt"], say) ?? (posted["EndedAt"] is null ? null : default(DateTimeOffset)), posted["Words"]);

    /// <summary>A minute of the clinic's wall clock.</summary>
    static DateTimeOffset? At(string? words, Say say) =>
        DateTime.TryParseExact(words, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? say.InstantOf(DateOnly.FromDateTime(local), (local.Hour * 60) + local.Minute).AddSeconds(local.Second)
            : null;
}
