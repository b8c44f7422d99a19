using System.Net;
using System.Text.RegularExpressions;
using Carboxy.Work.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Server;

/// <summary>A form sent to a record that is not there, by an old page or a wrong address, is refused in words and is never an error of ours.</summary>
public partial class MissingRecordTests(Served served) : IClassFixture<Served>
{
    [Fact]
    public async Task Every_form_sent_to_a_record_that_is_not_there_is_refused_in_words()
    {
        var pages = served.App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.Parameters.Count > 0 && e.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.Namespace?.StartsWith("Carboxy.Web.", StringComparison.Ordinal) is true).ToList();
        Assert.True(pages.Count > 40, $"{pages.Count} pages");
        var wrong = new List<string>();
        var sent = 0;
        foreach (var role in Roles.All)
        {
            using var visitor = served.NewVisitor();
            await visitor.EnterAsync(role);
            var token = Visitor.TokenIn((await visitor.ReadAsync("/settings")).Html);
            Assert.NotEmpty(token); // or every form would be refused for want of it
            foreach (var page in pages.Where(p => RoleOf(p) == role))
            {
                var path = "/" + Parameter().Replace(page.RoutePattern.RawText!.TrimStart('/'), part => part.Value.Contains(":int", StringComparison.Ordinal) ? "1" : $"{Guid.CreateVersion7()}");
                foreach (var form in FormsOf(page.Metadata.GetMetadata<ComponentTypeMetadata>()!.Type))
                {
                    using var content = new FormUrlEncodedContent([new("_handler", form), new("__RequestVerificationToken", token)]);
                    using var answer = await visitor.Client.PostAsync(path, content, TestContext.Current.CancellationToken);
                    sent++;
                    var words = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                    if (answer.StatusCode >= HttpStatusCode.InternalServerError || (answer.StatusCode >= HttpStatusCode.BadRequest && !words.Contains("<h1", StringComparison.Ordinal)))
                        wrong.Add($"{form} at {page.RoutePattern.RawText}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.True(sent > 200, $"{sent} forms");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    static string RoleOf(RouteEndpoint page) => page.Metadata.OfType<IAuthorizeData>().Select(data => data.Roles?.Split(',')[0]).FirstOrDefault(role => role is not null) ?? Roles.All[0];

    /// <summary>The names of all forms of a page's room.</summary>
    static IEnumerable<string> FormsOf(Type page)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Carboxy.slnx"))) at = at.Parent!;
        var room = Path.Combine([at.FullName, "src", "Carboxy.Web", .. page.Namespace!.Split('.')[2..]]);
        return Directory.EnumerateFiles(room, "*.razor").SelectMany(file => FormName().Matches(File.ReadAllText(file))).Select(m => m.Groups["name"].Value)
            .Append(Booking.OfferCard.Pressed).Distinct();
    }

    [GeneratedRegex("\\{[^}]+\\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("@formname=\"(?<name>[a-z-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormName();
}
