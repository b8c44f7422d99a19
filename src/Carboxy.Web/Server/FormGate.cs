using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Carboxy.Web.Server;

/// <summary>Reads a form whole, within the limits, before any page acts on it: a bad form changes nothing.</summary>
sealed class FormGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType || http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null)
        {
            await next(http);
            return;
        }

        if (await RefuseAsync(http) is { } status) http.Response.StatusCode = status;
        else await next(http);
    }

    static async Task<int?> RefuseAsync(HttpContext http)
    {
        if (http.Request.ContentLength > Limits.FormBytes)
        {
            await HearOutAsync(http);
            return StatusCodes.Status413PayloadTooLarge;
        }

        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode;
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or ArgumentException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (IOException)
        {
            return StatusCodes.Status400BadRequest; // The sender stopped in the middle.
        }
    }

    /// <summary>Who is answered in the middle of sending sees a broken connection instead of the answer, so the rest is read and dropped, up to a bound.</summary>
    static async Task HearOutAsync(HttpContext http)
    {
        if (http.Request.ContentLength > Limits.HeardOutBytes || http.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit) return;
        limit.MaxRequestBodySize = Limits.HeardOutBytes;
        try
        {
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The sender went away; so does the answer.
        }
    }
}
