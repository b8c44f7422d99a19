using Microsoft.AspNetCore.Builder;

namespace Carboxy.Web.Server;

/// <summary>Where an endpoint's requests stand when there is more work than hands.</summary>
enum WorkPlace
{
    /// <summary>Pages and what they ask for.</summary>
    Desk,

    /// <summary>The tablet at the chair: a crowd at the desk never keeps it waiting.</summary>
    Chair,

    /// <summary>Files, the health of the program, and streams of news, which wait and do no work.</summary>
    None,
}

static class WorkPlaces
{
    public static TBuilder Taking<TBuilder>(this TBuilder endpoints, WorkPlace place) where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(place);
}
