using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Patients;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Patients;

static class PatientSearchEndpoints
{
    const int Shown = 8;

    public static void MapPatientSearch(this IEndpointRouteBuilder app) =>
        app.MapGet("/patients/suggestions", SuggestAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Access.Everyone });

    static async Task<RazorComponentResult<PatientSuggestions>> SuggestAsync(string? q, FindPatients find, CancellationToken cancel) =>
        new(new Dictionary<string, object?>
        {
            [nameof(PatientSuggestions.Query)] = q ?? "",
            [nameof(PatientSuggestions.Found)] = string.IsNullOrWhiteSpace(q) ? [] : await find.RunAsync(q, Shown, cancel),
        });
}
