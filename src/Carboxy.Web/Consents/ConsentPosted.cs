using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Web.Server;
using Carboxy.Work.Courses;

namespace Carboxy.Web.Consents;

/// <summary>What a form of a consent has sent: the names, the signatures, and the very text that stood above it.</summary>
static class ConsentPosted
{
    public const string Lines = "Lines";
    public const string Typed = "Typed";
    public const string ExplainerLines = "ExplainerLines";
    public const string Explained = "Explained";

    public static ConsentEntry Entry(Posted posted, Language language) =>
        new(language, posted["Version"] ?? "", posted["Signature"], posted["Guardian"], posted.Ticked("Copy"), posted.Ticked("Beyond"))
        {
            Mark = SignatureMark.From(posted[Lines], posted.Ticked(Typed)),
            Explainer = Explainer(posted),
        };

    public static SignatureMark? Explainer(Posted posted) => SignatureMark.From(posted[ExplainerLines], posted.Ticked(Explained));

    /// <summary>The text as it was shown, or null where it is not the one whose hash the form carries.</summary>
    public static string? Shown(Posted posted) =>
        posted["Shown"]?.ReplaceLineEndings("\n") is { } shown && ConsentText.VersionOf(shown) == posted["Version"] ? shown : null;
}
