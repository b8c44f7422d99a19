using Carboxy.Work.People;
using Microsoft.AspNetCore.Http;

namespace Carboxy.Web.Server;

/// <summary>The key of a form, made when the form is drawn: the same form sent twice carries the same key.</summary>
static class SubmissionKeys
{
    const int Length = 43;

    /// <summary>The key that the form carries, or a new one where it carries none that could be ours.</summary>
    public static string From(IFormCollection? form) =>
        form?["Key"].ToString() is { Length: Length } key && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? key : Token.New();
}
